# An image with normlint and git, which --since asks:
#
#   docker build --tag normlint .
#   docker run --rm --volume "$PWD:/drafts:ro" normlint check drafts/
FROM rust:1.95-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /src
COPY . .
RUN cargo install --path . --locked --root /out

FROM alpine:3.22
# A folder that is mounted belongs to somebody else, which git would refuse to look into.
RUN apk add --no-cache git \
    && git config --system --add safe.directory '*' \
    && adduser -D -u 10001 normlint
COPY --from=build /out/bin/normlint /usr/local/bin/normlint
USER normlint
WORKDIR /drafts
ENTRYPOINT ["normlint"]
CMD ["check", "."]
