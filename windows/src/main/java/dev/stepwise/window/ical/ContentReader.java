package dev.stepwise.window.ical;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/// Lets ical4j take the file apart and keeps what it finds as text, with the number of each line:
/// so that every problem is found, and not only the first.
final class ContentReader implements ContentHandler {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final List<Integer> numbers;
  private final Deque<Component> open = new ArrayDeque<>();
  private final List<Component> components = new ArrayList<>();
  private TreeMap<String, String> parameters = new TreeMap<>();
  private String value = "";
  private int seen;

  private ContentReader(String text) {
    this.numbers = contentLines(text);
  }

  /// The components of a file, nested ones too.
  static List<Component> read(String text) {
    var reader = new ContentReader(text);
    try {
      new CalendarParserImpl().parse(unfolded(text), reader);
      return reader.components;
    } catch (ParserException e) {
      throw unreadable(e.getLineNo(), String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      throw unreadable(reader.number(), "Expected iCalendar (RFC 5545), but " + e.getMessage());
    }
  }

  /// ical4j unfolds only what ends its lines as RFC 5545 wants it.
  private static Reader unfolded(String text) {
    return new UnfoldingReader(new StringReader(LINE_END.matcher(text).replaceAll("\r\n")));
  }

  private static UnusableCalendar unreadable(int line, String message) {
    return new UnusableCalendar(List.of(new CalendarProblem(line, "VCALENDAR", message)));
  }

  /// Where each content line begins; a folded line goes on after a blank.
  private static List<Integer> contentLines(String text) {
    var lines = LINE_END.split(text, -1);
    var begins = new ArrayList<Integer>();
    for (var i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank() && !lines[i].startsWith(" ") && !lines[i].startsWith("\t")) {
        begins.add(i + 1);
      }
    }
    return begins;
  }

  private int number() {
    return numbers.isEmpty() ? 1 : numbers.get(Math.clamp(seen - 1L, 0, numbers.size() - 1));
  }

  @Override
  public void startCalendar() {
    startComponent("VCALENDAR");
  }

  @Override
  public void endCalendar() {
    endComponent("VCALENDAR");
  }

  @Override
  public void startComponent(String name) {
    seen++;
    open.push(new Component(new ContentLine(upper(name), new TreeMap<>(), "", number())));
  }

  @Override
  public void endComponent(String name) {
    seen++;
    components.add(open.pop());
  }

  @Override
  public void startProperty(String name) {
    seen++;
    parameters = new TreeMap<>();
  }

  @Override
  public void parameter(String name, String text) {
    parameters.put(upper(name), text);
  }

  @Override
  public void propertyValue(String text) {
    value = text;
  }

  @Override
  public void endProperty(String name) {
    open.element().lines().add(new ContentLine(upper(name), parameters, value, number()));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
