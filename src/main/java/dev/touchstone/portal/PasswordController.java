package dev.touchstone.portal;

import dev.touchstone.access.OwnPassword;
import dev.touchstone.access.Person;
import dev.touchstone.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** One's own password. */
@Controller
class PasswordController {
  private final OwnPassword passwords;

  PasswordController(OwnPassword passwords) {
    this.passwords = passwords;
  }

  @GetMapping("/password")
  Page form(HttpServletRequest request) {
    return page("", request.getParameterMap().containsKey("changed"));
  }

  /** Shown by a page of its own: the session goes on under another id, and forms need its token. */
  @PostMapping("/password")
  View change(
      @RequestParam("old") String old,
      @RequestParam("new") String fresh,
      Person person,
      HttpServletRequest request) {
    try {
      passwords.change(request, person, old, fresh);
      return new RedirectView("/password?changed");
    } catch (Refused why) {
      return page(why.reason() + " " + why.hint(), false);
    }
  }

  private static Page page(String reason, boolean done) {
    return (out, forms, frame) -> JtepasswordGenerated.render(out, forms, frame, reason, done);
  }
}
