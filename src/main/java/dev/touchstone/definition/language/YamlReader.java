package dev.touchstone.definition.language;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Turns a part of a file into nodes. Works on parser events, so that an alias is never expanded: a
 * review must see what is meant, and a small file must not become a large one.
 */
public final class YamlReader {
  private static final int DEEPEST = 50;
  private static final Map<String, Node> CONSTANTS = new ConcurrentHashMap<>();
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private final Lines lines;
  private final int first;
  private final Issues issues;
  private final Iterator<Event> events;
  private boolean aliasReported;

  private YamlReader(Lines.Part part, Issues issues) {
    this.lines = part.lines();
    this.first = part.first();
    this.issues = issues;
    this.events = new Parse(SETTINGS).parseString(part.text()).iterator();
  }

  /** The documents of one part, usually one; none if its syntax is broken, which is reported. */
  public static List<Node> read(Lines.Part part, Issues issues) {
    try {
      return new YamlReader(part, issues).documents();
    } catch (YamlEngineException broken) {
      issues.add(SyntaxFault.of(broken, part));
      return List.of();
    } catch (TooDeep tooDeep) {
      issues.error(
          "too-deep",
          tooDeep.at,
          "Lists and keys are nested more than " + DEEPEST + " deep",
          "No document needs that; look for a bracket too many");
      return List.of();
    }
  }

  /** A text that is known to be sound, such as a default in the language's own tables. */
  public static Node constant(String text) {
    return CONSTANTS.computeIfAbsent(text, YamlReader::parse);
  }

  private static Node parse(String text) {
    var issues = new Issues();
    var lines = new Lines(new SourceFile("default", text));
    var nodes = read(new Lines.Part(lines, 0, text), issues);
    issues.orThrow();
    return nodes.getFirst();
  }

  private List<Node> documents() {
    var documents = new ArrayList<Node>();
    while (events.hasNext()) {
      if (events.next() instanceof NodeEvent event) {
        var node = node(event, null, 0);
        if (!(node instanceof Node.Scalar scalar && scalar.isNothing())) {
          documents.add(node);
        }
      }
    }
    return documents;
  }

  private Node node(Event event, @Nullable Position owner, int depth) {
    var at = position(event);
    if (depth > DEEPEST) {
      throw new TooDeep(at);
    }
    return switch (event) {
      case ScalarEvent scalar -> {
        refuseTag(scalar.getTag().isPresent(), at);
        yield scalar(scalar, at);
      }
      case SequenceStartEvent start -> {
        refuseTag(start.getTag().isPresent(), at);
        yield sequence(at, depth);
      }
      case MappingStartEvent start -> {
        refuseTag(start.getTag().isPresent(), at);
        yield mapping(start.isFlow(), owner == null ? at : owner, depth);
      }
      case AliasEvent alias -> {
        if (!aliasReported) {
          issues.error(
              "alias",
              at,
              "Aliases such as *" + alias.getAlias() + " are not allowed",
              "Write every value out, so that a reader sees it where it counts");
          aliasReported = true;
        }
        yield Node.Scalar.of(alias.getAlias().toString(), false, at);
      }
      default -> throw new IllegalStateException("No node starts with " + event);
    };
  }

  private void refuseTag(boolean tagged, Position at) {
    if (tagged) {
      issues.error(
          "tag",
          at,
          "Type tags (!...) are not allowed",
          "Leave the tag out; the key says the type");
    }
  }

  private Node.Scalar scalar(ScalarEvent event, Position at) {
    var style = event.getScalarStyle();
    var runs = ScalarRuns.of(lines, at.line() - 1, at.column() - 1, style, event.getValue());
    return new Node.Scalar(event.getValue(), event.isPlain(), at, runs);
  }

  private Node sequence(Position at, int depth) {
    var items = new ArrayList<Node>();
    for (var next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      items.add(node(next, null, depth + 1));
    }
    return new Node.Sequence(List.copyOf(items), at);
  }

  private Node mapping(boolean flow, Position owner, int depth) {
    var entries = new ArrayList<Node.Entry>();
    var seen = new HashMap<String, Position>();
    for (var next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      var key = node(next, null, depth + 1);
      var value = node(events.next(), key.at(), depth + 1);
      if (!(key instanceof Node.Scalar name)) {
        issues.error("wrong-type", key.at(), "A key must be a word, but is " + key.words(), "");
        continue;
      }
      var earlier = seen.putIfAbsent(name.text(), name.at());
      if (earlier == null) {
        entries.add(new Node.Entry(name, value));
      } else {
        issues.error(
            "duplicate-key",
            name.at(),
            "The key '%s' already stands on line %d".formatted(name.text(), earlier.line()),
            "Keep one of the two");
      }
    }
    return new Node.Mapping(List.copyOf(entries), flow, owner);
  }

  private Position position(Event event) {
    var start = event.getStartMark().orElseThrow();
    var end = event.getEndMark().orElse(start);
    int line = first + start.getLine();
    int last = end.getLine() == start.getLine() ? end.getColumn() : lines.columns(line);
    return lines.position(line, start.getColumn(), last - start.getColumn());
  }

  private static final class TooDeep extends RuntimeException {
    private final transient Position at;

    TooDeep(Position at) {
      super("Too deep at " + at);
      this.at = at;
    }
  }
}
