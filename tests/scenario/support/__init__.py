"""What scenario tests share: real servers on private loopback ports, each with its own configuration directory."""
import faulthandler

# A test that hangs says where, before the runner ends it after ten minutes.
faulthandler.dump_traceback_later(540, repeat=False)
