package dev.stepwise.audit.domain.report;

import java.util.List;

/// A page of HTML in the making. Whatever is put in is text, and cannot become markup.
final class Html {
  private final StringBuilder page = new StringBuilder();

  /// Text that stands for itself, also in an attribute.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
  }

  /// Markup of ours.
  Html raw(String markup) {
    page.append(markup).append('\n');
    return this;
  }

  Html element(String name, String text) {
    return raw("<%s>%s</%s>".formatted(name, escaped(text), name));
  }

  /// A table; nothing at all when it has no rows.
  Html table(String title, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    element("h2", title);
    raw("<table><thead><tr>");
    head.forEach(cell -> element("th", cell));
    raw("</tr></thead><tbody>");
    rows.forEach(row -> {
      raw("<tr>");
      row.forEach(cell -> element("td", cell));
      raw("</tr>");
    });
    return raw("</tbody></table>");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
