# What the two Workers have in common: a free port of workerd itself, without the proxy that
# `wrangler dev` puts in front, and the date of wrangler.toml.

using Workerd = import "/workerd/workerd.capnp";

const compatibilityDate :Text = "2026-04-07";

const socket :Workerd.Socket = (
  name = "http",
  address = "127.0.0.1:0",
  http = (),
  service = "main",
);
