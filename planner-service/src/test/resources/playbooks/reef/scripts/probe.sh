test -f /toy
