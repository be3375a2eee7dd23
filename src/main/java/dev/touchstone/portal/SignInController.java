package dev.touchstone.portal;

import dev.touchstone.access.People;
import dev.touchstone.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The door. */
@Controller
class SignInController {
  private final People people;
  private final String contact;

  /**
   * @param contact whom to ask for help, as people write it, e.g. an address; may be empty
   */
  SignInController(People people, @Value("${touchstone.web.contact:}") String contact) {
    this.people = people;
    this.contact = contact.strip();
  }

  @GetMapping("/sign-in")
  Page signIn(HttpServletRequest request) {
    var parameters = request.getParameterMap();
    var notice =
        Stream.of("wrong", "wait", "out").filter(parameters::containsKey).findFirst().orElse("");
    boolean nobody = Scope.in(new Scope.Gate(), people::isEmpty);
    int seconds = seconds(request.getParameter("wait"));
    return (out, forms, frame) ->
        JtesigninGenerated.render(out, forms, frame, notice, seconds, nobody, contact);
  }

  /** What the address says, if it is a number that may be said. */
  private static int seconds(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]?") ? Integer.parseInt(text) : 30;
  }
}
