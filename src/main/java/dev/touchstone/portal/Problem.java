package dev.touchstone.portal;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What is said when something goes wrong: what happened and what to do next.
 *
 * @param ways where else to go, after the hint
 */
record Problem(
    HttpStatus status,
    String code,
    String title,
    String detail,
    String hint,
    String incident,
    List<NotFound.Way> ways) {

  Problem(
      HttpStatus status, String code, String title, String detail, String hint, String incident) {
    this(status, code, title, detail, hint, incident, List.of());
  }
}
