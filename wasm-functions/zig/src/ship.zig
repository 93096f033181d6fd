//! Ships an order, one parcel for each item; or, as a Map state asks, a single `item` of one.

const std = @import("std");
const function = @import("function.zig");

pub const std_options = function.options;

pub fn main(init: std.process.Init) !void {
    try function.run(init, ship);
}

fn ship(memory: std.mem.Allocator, event: function.Value) !function.Answer {
    var order = event;
    if (order != .object) return error.NotAnOrder;
    const id = try function.text(order.object, "orderId");
    const address = try function.text(order.object, "address");
    if (std.ascii.findIgnoreCase(address, "the moon") != null) {
        const message = try std.fmt.allocPrint(memory, "no carrier goes to {s}", .{address});
        return function.Answer.failed("AddressUnreachable", message);
    }
    if (order.object.get("item")) |item| {
        return .{ .response = try parcel(memory, id, item) };
    }
    const items = order.object.get("items") orelse return error.MissingMember;
    if (items != .array) return error.NotAList;
    var shipments = std.json.Array.init(memory);
    for (items.array.items) |item| try shipments.append(try parcel(memory, id, item));
    try order.object.put(memory, "shipments", .{ .array = shipments });
    try order.object.put(memory, "status", .{ .string = "shipped" });
    std.log.info("order {s}: {d} parcels", .{ id, shipments.items.len });
    return .{ .response = order };
}

fn parcel(memory: std.mem.Allocator, id: []const u8, item: function.Value) !function.Value {
    if (item != .object) return error.NotAnItem;
    const sku = try function.text(item.object, "sku");
    // Drawn from the order, not at random: shipping twice makes the same parcel.
    var hash = std.hash.Fnv1a_32.init();
    hash.update(id);
    hash.update(sku);
    const tracking = try std.fmt.allocPrint(memory, "VG{d:0>10}", .{hash.final()});
    var shipment: function.Object = .empty;
    try shipment.put(memory, "sku", .{ .string = sku });
    try shipment.put(memory, "quantity", .{ .integer = try function.number(item.object, "quantity") });
    try shipment.put(memory, "tracking", .{ .string = tracking });
    return .{ .object = shipment };
}
