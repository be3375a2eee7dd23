package dev.touchstone.portal;

import dev.touchstone.publication.Publications;
import org.springframework.stereotype.Controller;
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
  Page method(
      @PathVariable String scorecard,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period) {
    var showing = Showing.of(publications, scorecard, run, period);
    var scorecards = publications.scorecards();
    var documents = publications.documents(showing.run().id());
    return (out, forms, frame) ->
        JtemethodGenerated.render(
            out, forms, frame, showing, scorecards, new MethodView(showing), documents);
  }
}
