//! Tells the customer how it went: adds the letter to the order. (Its last line goes to the log.)

const std = @import("std");
const function = @import("function.zig");

pub const std_options = function.options;

pub fn main(init: std.process.Init) !void {
    try function.run(init, notify);
}

fn notify(memory: std.mem.Allocator, event: function.Value) !function.Answer {
    var order = event;
    if (order != .object) return error.NotAnOrder;
    const id = try function.text(order.object, "orderId");
    const customer = try function.text(order.object, "customer");
    const letter = if (order.object.get("reason")) |reason|
        try std.fmt.allocPrint(memory, "We are sorry: your order {s} was not fulfilled, because {s}.", .{ id, try because(reason) })
    else
        try std.fmt.allocPrint(memory, "Thank you: your order {s} is on its way.", .{id});

    var notification: function.Object = .empty;
    try notification.put(memory, "to", .{ .string = customer });
    try notification.put(memory, "text", .{ .string = letter });
    try order.object.put(memory, "notification", .{ .object = notification });
    std.log.info("to {s}: {s}", .{ customer, letter });
    return .{ .response = order };
}

fn because(reason: function.Value) ![]const u8 {
    return if (reason == .object) function.text(reason.object, "errorMessage") else error.NotAReason;
}
