"""One file per detector of contradictions: ``KIND`` and ``find(bundle)``. Detectors suggest; they
never mend."""
