"""What scenario tests share: real servers on private loopback ports, each with its own configuration directory."""
import faulthandler
import os

# A test that hangs says where, before the runner ends it after ten minutes. The long run takes hours.
if "LIAISOND_LONG_RUN" not in os.environ:
    faulthandler.dump_traceback_later(540, repeat=False)
