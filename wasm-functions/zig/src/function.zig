//! What makes a program a function: the event arrives on standard input, the response leaves on
//! standard output, logs are whatever is written to standard error (`std.log`).

const std = @import("std");
const Allocator = std.mem.Allocator;

pub const Value = std.json.Value;
pub const Object = std.json.ObjectMap;

/// For a program's `std_options`: a small build would otherwise log errors alone.
pub const options: std.Options = .{ .log_level = .info };

/// Why a function failed, as its caller is told: what `Retry` and `Catch` match on, and words for a
/// person to read.
pub const Failure = struct {
    errorType: []const u8,
    errorMessage: []const u8,
};

/// A response, or a failure.
pub const Answer = union(enum) {
    response: Value,
    failure: Failure,

    pub fn failed(kind: []const u8, message: []const u8) Answer {
        return .{ .failure = .{ .errorType = kind, .errorMessage = message } };
    }
};

/// Larger than any event that Lambda delivers.
const largest_event = 8 << 20;

/// Reads the event, has `handler` answer it, and writes the response or the failure. All memory
/// comes from one arena, which goes when the program ends.
pub fn run(init: std.process.Init, handler: fn (Allocator, Value) anyerror!Answer) !void {
    const memory = init.arena.allocator();
    var input = std.Io.File.stdin().readerStreaming(init.io, &.{});
    const sent = try input.interface.allocRemaining(memory, .limited(largest_event));
    const answer = if (std.json.parseFromSliceLeaky(Value, memory, sent, .{})) |event|
        handler(memory, event) catch |problem| Answer.failed("InvalidEvent", @errorName(problem))
    else |problem|
        Answer.failed("InvalidEvent", @errorName(problem));

    var buffer: [4096]u8 = undefined;
    var output = std.Io.File.stdout().writerStreaming(init.io, &buffer);
    switch (answer) {
        .response => |response| try std.json.Stringify.value(response, .{}, &output.interface),
        .failure => |failure| try std.json.Stringify.value(failure, .{}, &output.interface),
    }
    try output.interface.flush();
    // A status other than 0 is what makes it a failure.
    if (answer == .failure) std.process.exit(1);
}

/// A member of an object that must be a text.
pub fn text(object: Object, name: []const u8) ![]const u8 {
    const value = object.get(name) orelse return error.MissingMember;
    return if (value == .string) value.string else error.NotText;
}

/// A member of an object that must be a whole number.
pub fn number(object: Object, name: []const u8) !i64 {
    const value = object.get(name) orelse return error.MissingMember;
    return if (value == .integer) value.integer else error.NotANumber;
}
