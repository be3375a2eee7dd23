package dev.touchstone.portal;

import dev.touchstone.publication.Publications;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How a scorecard is made, in words. */
@Controller
class MethodController {
  private final Publications publications;

  MethodController(Publications publications) {
    this.publications = publications;
  }

  @GetMapping("/scorecards/{scorecard}/method")
  String method(
      @PathVariable String scorecard,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period,
      Model model) {
    var showing = Showing.of(publications, scorecard, run, period);
    model.addAttribute("showing", showing);
    model.addAttribute("scorecards", publications.scorecards());
    model.addAttribute("view", new MethodView(showing));
    model.addAttribute("documents", publications.documents(showing.run().id()));
    return "method";
  }
}
