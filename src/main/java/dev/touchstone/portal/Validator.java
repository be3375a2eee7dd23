package dev.touchstone.portal;

import dev.touchstone.access.Person;
import dev.touchstone.access.Scope;
import dev.touchstone.publication.StoredRun.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Says whether the page that a browser kept is still the one it would get. A published run never
 * changes, so that its pages are named by what went into them: the run, who reads and what they may
 * see, the session (its token stands in every form), the address, the colours, and these classes.
 */
final class Validator {
  /** The pages themselves: a new build, or in a folder of classes a new start, makes them anew. */
  private static final String BUILD = build();

  private Validator() {}

  /** Answers 304 and says true where nothing changed; a draft is always written anew. */
  static boolean stillGood(
      HttpServletRequest request, HttpServletResponse response, Person person, Showing showing) {
    if (!(showing.run().standing() instanceof Standing.Published)) {
      return false;
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    return new ServletWebRequest(request, response)
        .checkNotModified("W/\"" + name(request, person, showing) + "\"");
  }

  private static String name(HttpServletRequest request, Person person, Showing showing) {
    var session = request.getSession(false);
    var frame = Frame.of(request);
    var all = new StringJoiner("\n");
    all.add(BUILD)
        .add(session == null ? "" : session.getId())
        .add(person.toString())
        .add(Scope.CURRENT.orElse(new Scope.Gate()).toString())
        .add(frame.here())
        .add(frame.theme());
    all.add(showing.run().id());
    showing.scorecards().forEach(run -> all.add(run.id() + run.standing()));
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(hash.digest(all.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String build() {
    var source = Validator.class.getProtectionDomain().getCodeSource();
    var file = source == null ? new File("") : new File(source.getLocation().getPath());
    return file.isFile() ? file.length() + "-" + file.lastModified() : "" + System.nanoTime();
  }
}
