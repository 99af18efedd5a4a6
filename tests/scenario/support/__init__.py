"""What scenario tests share: real servers on private loopback ports, each with its own configuration directory."""
