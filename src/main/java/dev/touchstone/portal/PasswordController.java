package dev.touchstone.portal;

import dev.touchstone.access.People;
import dev.touchstone.access.Person;
import dev.touchstone.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password. */
@Controller
class PasswordController {
  private final People people;

  PasswordController(People people) {
    this.people = people;
  }

  @GetMapping("/password")
  Page form() {
    return page("", false);
  }

  @PostMapping("/password")
  Page change(@RequestParam("old") String old, @RequestParam("new") String fresh, Person person) {
    try {
      people.changeOwnPassword(person, old, fresh);
      return page("", true);
    } catch (Refused why) {
      return page(why.reason() + " " + why.hint(), false);
    }
  }

  private static Page page(String reason, boolean done) {
    return (out, forms, frame) -> JtepasswordGenerated.render(out, forms, frame, reason, done);
  }
}
