cat /toy/version
