//! Prices an order: every item's price and the total, in cents.

const std = @import("std");
const function = @import("function.zig");

const Article = struct { sku: []const u8, cents: i64 };

const catalogue = [_]Article{
    .{ .sku = "umbrella", .cents = 1990 },
    .{ .sku = "raincoat", .cents = 5900 },
    .{ .sku = "rubber-boots", .cents = 3450 },
    .{ .sku = "rain-gauge", .cents = 1275 },
    .{ .sku = "cloud-atlas", .cents = 2499 },
};

pub const std_options = function.options;

pub fn main(init: std.process.Init) !void {
    try function.run(init, price);
}

fn price(memory: std.mem.Allocator, event: function.Value) !function.Answer {
    var order = event;
    if (order != .object) return error.NotAnOrder;
    const items = order.object.getPtr("items") orelse return error.MissingMember;
    if (items.* != .array) return error.NotAList;
    var total: i64 = 0;
    for (items.array.items) |*item| {
        if (item.* != .object) return error.NotAnItem;
        const sku = try function.text(item.object, "sku");
        const cents = find(sku) orelse {
            const message = try std.fmt.allocPrint(memory, "there is no article {s}", .{sku});
            return function.Answer.failed("UnknownItem", message);
        };
        total += cents * try function.number(item.object, "quantity");
        try item.object.put(memory, "price", .{ .integer = cents });
    }
    try order.object.put(memory, "total", .{ .integer = total });
    std.log.info("{d} items, {d} cents", .{ items.array.items.len, total });
    return .{ .response = order };
}

fn find(sku: []const u8) ?i64 {
    return for (catalogue) |article| {
        if (std.mem.eql(u8, article.sku, sku)) break article.cents;
    } else null;
}
