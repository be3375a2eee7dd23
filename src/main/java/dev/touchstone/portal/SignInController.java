package dev.touchstone.portal;

import dev.touchstone.access.People;
import dev.touchstone.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The door. */
@Controller
class SignInController {
  private final People people;

  SignInController(People people) {
    this.people = people;
  }

  @GetMapping("/sign-in")
  String signIn(HttpServletRequest request, Model model) {
    var parameters = request.getParameterMap();
    model.addAttribute(
        "notice",
        parameters.containsKey("wrong")
            ? "wrong"
            : parameters.containsKey("wait") ? "wait" : parameters.containsKey("out") ? "out" : "");
    model.addAttribute("nobody", Scope.in(new Scope.Gate(), people::isEmpty));
    return "sign-in";
  }
}
