package com.fasterxml.jackson.databind;

/// Stands in for the real class of this name.
public final class ObjectMapper {}
