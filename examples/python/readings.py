"""A graph that Rust has built, as numpy arrays: the same memory, without a copy.

    cargo build --release -p cymem-handover
    python3 examples/python/readings.py target/release/libcymem_handover.so

`Survey` owns the graph. The arrays that it gives keep it alive, as Python objects do, and `survey_free`, which the
derive exports, frees all of it when the last of them is gone.
"""

import ctypes
import sys
import weakref

try:
    import numpy
except ImportError:
    print("skipped: Python has no numpy")
    sys.exit(0)


class Station(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("hours", ctypes.c_size_t),
        ("readings", ctypes.POINTER(ctypes.c_double)),
    ]


class Stations(ctypes.Structure):
    _fields_ = [("count", ctypes.c_size_t), ("stations", ctypes.POINTER(Station))]


def library(path):
    lib = ctypes.CDLL(path)
    lib.survey_load.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
    lib.survey_load.restype = ctypes.POINTER(Stations)
    lib.survey_free.argtypes = [ctypes.POINTER(Stations)]
    lib.survey_free.restype = None
    return lib


class Survey:
    """A survey of stations, as they are in the memory of Rust."""

    def __init__(self, lib, names, hours):
        root = lib.survey_load(",".join(names).encode(), hours)
        if not root:
            raise MemoryError
        self._root = root.contents
        weakref.finalize(self, lib.survey_free, root)

    def __len__(self):
        return self._root.count

    def name(self, index):
        return self._station(index).name.decode()

    def readings(self, index):
        """The readings of a station: they may be changed, and keep the survey."""
        station = self._station(index)
        if not station.hours:
            return numpy.empty(0)
        memory = ctypes.cast(station.readings, ctypes.POINTER(ctypes.c_double * station.hours)).contents
        memory.survey = self  # what an array is a view of lives as long as the array
        return numpy.frombuffer(memory, dtype=numpy.float64)

    def _station(self, index):
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._root.stations[index]


def main(path):
    lib = library(path)
    freed = []
    free = lib.survey_free

    class Counted:
        survey_load = lib.survey_load

        @staticmethod
        def survey_free(root):
            freed.append(ctypes.addressof(root.contents))
            free(root)

    survey = Survey(Counted, ["Potsdam", "Zugspitze", "Helgoland"], 1000)
    assert [survey.name(i) for i in range(len(survey))] == ["Potsdam", "Zugspitze", "Helgoland"]

    second = survey.readings(1)
    assert second.shape == (1000,) and second[2] == 501.0
    # Not a copy: the address is the one that C has, and what is written here is seen there.
    address = ctypes.cast(survey._root.stations[1].readings, ctypes.c_void_p).value
    assert second.__array_interface__["data"] == (address, False)
    second[:] = numpy.arange(1000) * 2.0
    assert survey._root.stations[1].readings[999] == 1998.0

    # The survey goes, an array stays, and so does the graph.
    del survey
    assert not freed and second.sum() == 999_000.0
    del second
    assert len(freed) == 1

    empty = Survey(Counted, ["nowhere"], 0)
    assert empty.readings(0).size == 0
    del empty
    assert len(freed) == 2
    print(f"numpy {numpy.__version__} has seen and changed 3000 readings, and copied none")


if __name__ == "__main__":
    main(*sys.argv[1:])
