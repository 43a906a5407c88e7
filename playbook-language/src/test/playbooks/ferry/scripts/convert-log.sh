ferryctl convert "$TO_SCHEMA"
