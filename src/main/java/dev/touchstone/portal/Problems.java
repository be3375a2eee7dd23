package dev.touchstone.portal;

import dev.touchstone.shared.Refused;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/**
 * Everything that goes wrong, as a page for people and as problem details (RFC 9457) for programs.
 * A fault of ours gets an incident number and never shows what was inside.
 */
@Controller
@ControllerAdvice
class Problems implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  @ExceptionHandler(NotFound.class)
  ModelAndView notFound(NotFound why, HttpServletRequest request, HttpServletResponse response) {
    return answer(notFound(String.valueOf(why.getMessage())), request, response);
  }

  @ExceptionHandler(Refused.class)
  ModelAndView refused(Refused why, HttpServletRequest request, HttpServletResponse response) {
    if (why.code().startsWith("engine-")) {
      return answer(withoutEngine(why), request, response);
    }
    var status = why.code().equals("not-allowed") ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
    return answer(
        new Problem(status, why.code(), "That is not possible", why.reason(), why.hint(), ""),
        request,
        response);
  }

  /** Where the engine is and why it is silent is for those who run it. */
  private static Problem withoutEngine(Refused why) {
    LOG.warn("{}. {}", why.reason(), why.hint());
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        why.code(),
        "The source rows cannot be read just now",
        "The engine that reads them does not answer. Scores and all that is published are still"
            + " there.",
        "Try again in a few minutes. If it stays, tell whoever runs this server.",
        "");
  }

  /** What never reached a page of ours, or broke on its way. */
  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? HttpStatus.resolve(code)
            : HttpStatus.NOT_FOUND;
    return answer(
        of(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, request), request, response);
  }

  private static Problem of(HttpStatus status, HttpServletRequest request) {
    if (status.is5xxServerError()) {
      var bytes = new byte[4];
      RANDOM.nextBytes(bytes);
      var incident = HexFormat.of().formatHex(bytes);
      LOG.error(
          "Incident {} at {}",
          incident,
          request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
          request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
      return new Problem(
          status,
          "incident",
          "Something broke on our side",
          "What you did is not to blame, and nothing was half done.",
          "Try again in a moment. If it stays, tell whoever runs this server the incident number.",
          incident);
    }
    return switch (status) {
      case NOT_FOUND -> notFound("There is nothing at this address.");
      case FORBIDDEN ->
          new Problem(
              status,
              "not-allowed",
              "This is not for you",
              "Your account may not do or see this, or the page you came from was too old.",
              "Go back, load the page again, and ask an administrator if you need it.",
              "");
      case METHOD_NOT_ALLOWED, BAD_REQUEST ->
          new Problem(
              status,
              "bad-request",
              "That request cannot be understood",
              "The address or the form has something in it that does not belong there.",
              "Start again from the portfolio.",
              "");
      default ->
          new Problem(
              status,
              "problem",
              status.getReasonPhrase(),
              "The request was not carried out.",
              "",
              "");
    };
  }

  private static Problem notFound(String detail) {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "not-found",
        "Not found",
        detail,
        "It may have been there once, or it is not for you to see.",
        "");
  }

  private static ModelAndView answer(
      Problem problem, HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(problem.status().value());
    Page page = (out, forms, frame) -> JteproblemGenerated.render(out, forms, frame, problem);
    var view = wantsJson(request) ? json(problem) : new ModelAndView(page);
    view.setStatus(problem.status());
    return view;
  }

  private static ModelAndView json(Problem problem) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", problem.title());
    body.put("status", problem.status().value());
    body.put("detail", problem.detail());
    body.put("code", problem.code());
    if (!problem.incident().isEmpty()) {
      body.put("incident", problem.incident());
    }
    var view = new JacksonJsonView();
    view.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    view.setModelKeys(body.keySet());
    return new ModelAndView(view, body);
  }

  private static boolean wantsJson(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("json") && !accept.contains("html");
  }
}
