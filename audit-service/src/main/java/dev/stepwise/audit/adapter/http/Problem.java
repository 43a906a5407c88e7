package dev.stepwise.audit.adapter.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// A problem document (RFC 9457).
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
record Problem(String type, String title, int status, String detail, String instance) {}
