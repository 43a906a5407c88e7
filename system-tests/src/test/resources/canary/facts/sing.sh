echo "sung: $SECRET_FILE $SECRET_PEM $SECRET_ENV $SECRET_VAULT" | tr '\n' ' '
