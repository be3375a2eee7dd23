package dev.touchstone.portal;

import dev.touchstone.access.Person;
import dev.touchstone.publication.Publications;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How a scorecard is made, in words. */
@Controller
@Transactional(readOnly = true)
class MethodController {
  private final Publications publications;

  MethodController(Publications publications) {
    this.publications = publications;
  }

  @GetMapping("/scorecards/{scorecard}/method")
  @Nullable Page method(
      @PathVariable String scorecard,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period,
      Person person,
      HttpServletRequest request,
      HttpServletResponse response) {
    var showing = Showing.of(publications, scorecard, run, period);
    if (Validator.stillGood(request, response, person, showing)) {
      return null;
    }
    var documents = publications.documents(showing.run().id());
    return (out, forms, frame) ->
        JtemethodGenerated.render(out, forms, frame, showing, new MethodView(showing), documents);
  }
}
