package dev.touchstone.portal;

import dev.touchstone.access.People;
import dev.touchstone.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The door. */
@Controller
class SignInController {
  private final People people;

  SignInController(People people) {
    this.people = people;
  }

  @GetMapping("/sign-in")
  Page signIn(HttpServletRequest request) {
    var parameters = request.getParameterMap();
    var notice =
        Stream.of("wrong", "wait", "out").filter(parameters::containsKey).findFirst().orElse("");
    boolean nobody = Scope.in(new Scope.Gate(), people::isEmpty);
    return (out, forms, frame) -> JtesigninGenerated.render(out, forms, frame, notice, nobody);
  }
}
