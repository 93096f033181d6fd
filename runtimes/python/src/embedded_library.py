"""The standard library and the packages of the runtime, carried inside the snapshot.

Nothing of the interpreter's own library can be reached on disk once the snapshot is taken. While it
is being taken the files are still there: each module is compiled and kept, compressed, and a finder
hands it out when somebody imports it.
"""

import importlib.abc
import importlib.util
import marshal
import os
import sys
import zlib

#: Modules with no use without a terminal, a compiler, threads of their own or a test run.
LEFT_OUT = {
    "test", "idlelib", "turtledemo", "tkinter", "turtle", "lib2to3", "ensurepip", "venv", "pydoc_data",
    "site-packages", "__phello__", "_pyrepl", "curses", "dbm", "msilib",
}

#: Where the library's files are shown to be, as on Lambda.
LIBRARY_SHOWN_AS = "/var/lang/lib/python3.14"
PACKAGES_SHOWN_AS = "/var/runtime"


class EmbeddedLibrary(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Finds and loads what was kept."""

    def __init__(self):
        self.modules = {}

    def keep_all(self):
        """Keeps everything that can be imported at this moment."""
        for folder in sys.path:
            library = os.path.exists(os.path.join(folder, "os.py"))
            self._keep(folder, LIBRARY_SHOWN_AS if library else PACKAGES_SHOWN_AS)

    def _keep(self, root, shown_as):
        for folder, folders, files in os.walk(root):
            folders[:] = [name for name in folders if name not in LEFT_OUT and name not in ("__pycache__", "tests")]
            # The order of a directory is the machine's; that of the snapshot is ours.
            folders.sort()
            for file in sorted(files):
                if file.endswith(".py") and file[:-3] not in LEFT_OUT:
                    path = os.path.join(folder, file)
                    self._keep_module(os.path.relpath(path, root), path, shown_as)

    def _keep_module(self, relative, path, shown_as):
        parts = relative[:-3].split("/")
        package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if package else parts)
        if name in self.modules:
            return
        with open(path, "rb") as file:
            source = file.read()
        filename = f"{shown_as}/{relative}"
        try:
            code = compile(source, filename, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return
        self.modules[name] = (package, filename, zlib.compress(marshal.dumps(code), 9))

    def find_spec(self, fullname, path=None, target=None):
        kept = self.modules.get(fullname)
        if kept is None:
            return None
        package, filename, _ = kept
        spec = importlib.util.spec_from_loader(fullname, self, origin=filename, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [os.path.dirname(filename)]
        return spec

    def is_package(self, fullname):
        return self.modules[fullname][0]

    def get_code(self, fullname):
        return marshal.loads(zlib.decompress(self.modules[fullname][2]))

    def get_source(self, fullname):
        return None

    def get_data(self, path):
        raise FileNotFoundError(f"{path} is not carried")

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)


class NativeModules(importlib.abc.MetaPathFinder):
    """Says of a module that is there, but native code, why it can't be imported."""

    def find_spec(self, fullname, path=None, target=None):
        name = fullname.rpartition(".")[2]
        for folder in sys.path if path is None else path:
            try:
                files = os.listdir(folder)
            except OSError:
                continue
            for file in files:
                if file.startswith(f"{name}.") and file.endswith((".so", ".pyd", ".dylib")):
                    raise self._native(fullname, f"{folder}/{file}")
        return None

    @staticmethod
    def _native(fullname, file):
        return ImportError(
            f"{file} is native code, which Virga's Python can't load: it is WebAssembly itself. "
            "Use a version of the package in pure Python.",
            name=fullname,
            path=file,
        )
