//! `zig build` makes zig-out/bin/{price,ship,notify}.wasm. Zig 0.16.

const std = @import("std");

pub fn build(b: *std.Build) void {
    for ([_][]const u8{ "price", "ship", "notify" }) |name| {
        const function = b.addExecutable(.{
            .name = name,
            .root_module = b.createModule(.{
                .root_source_file = b.path(b.fmt("src/{s}.zig", .{name})),
                .target = b.resolveTargetQuery(.{ .cpu_arch = .wasm32, .os_tag = .wasi }),
                .optimize = .ReleaseSmall,
                .strip = true,
            }),
        });
        b.installArtifact(function);
    }
}
