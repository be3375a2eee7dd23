package dev.touchstone.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Pages that are handed out as files. */
final class Downloads {
  private Downloads() {}

  /**
   * @param name of the file, without its ending
   */
  static void csv(HttpServletResponse response, String name) {
    response.setContentType("text/csv");
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name + ".csv", StandardCharsets.UTF_8)
            .build()
            .toString());
  }
}
