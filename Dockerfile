# syntax=docker/dockerfile:1
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /virga
COPY . .
RUN cargo build --release --locked
# The interpreters, compiled ahead of time: no function waits for that.
RUN /virga/target/release/virga runtimes warm --cache /data/cache/virga

# glibc and nothing else: no shell, no package manager.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /virga/target/release/virga /usr/local/bin/virga
# The code cache's home, writable by the unprivileged user.
COPY --from=build --chown=nonroot:nonroot /data /data
ENV XDG_CACHE_HOME=/data/cache
EXPOSE 4566
HEALTHCHECK --interval=2s --timeout=2s --start-period=1s --retries=15 CMD ["/usr/local/bin/virga", "health"]
ENTRYPOINT ["/usr/local/bin/virga"]
CMD ["start", "--host", "0.0.0.0"]
