package dev.touchstone.portal;

import dev.touchstone.access.OwnPassword;
import dev.touchstone.access.Person;
import dev.touchstone.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password. */
@Controller
class PasswordController {
  private final OwnPassword passwords;

  PasswordController(OwnPassword passwords) {
    this.passwords = passwords;
  }

  @GetMapping("/password")
  String form(Model model) {
    return page(model, "", false);
  }

  @PostMapping("/password")
  String change(
      @RequestParam("old") String old,
      @RequestParam("new") String fresh,
      Person person,
      HttpServletRequest request,
      Model model) {
    try {
      passwords.change(request, person, old, fresh);
      return page(model, "", true);
    } catch (Refused why) {
      return page(model, why.reason() + " " + why.hint(), false);
    }
  }

  private static String page(Model model, String reason, boolean done) {
    model.addAttribute("reason", reason);
    model.addAttribute("done", done);
    return "password";
  }
}
