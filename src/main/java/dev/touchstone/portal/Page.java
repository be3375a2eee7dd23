package dev.touchstone.portal;

import dev.touchstone.shared.VisibleText;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;

/**
 * A compiled template with what it shows. It is written as a whole before any of it is sent, so
 * that a fault on the way is an error page and not half a page.
 */
@FunctionalInterface
interface Page extends View {
  /** Enough for most pages, so that the buffer seldom grows. */
  int USUAL_SIZE = 32 * 1024;

  /**
   * @param out escapes by context whatever is written to it
   * @param forms gives every form that changes something its token
   */
  void write(HtmlTemplateOutput out, HtmlInterceptor forms, Frame frame);

  @Override
  default void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var bytes = new Utf8ByteOutput(USUAL_SIZE);
    write(new VisibleOutput(bytes), Tokens.of(request), Frame.of(request));
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(bytes.getContentLength());
    bytes.writeTo(response.getOutputStream());
  }

  /** Shows what in texts of others would else turn the direction of reading, or not be seen. */
  final class VisibleOutput extends OwaspHtmlTemplateOutput {
    VisibleOutput(TemplateOutput out) {
      super(out);
    }

    @Override
    public void writeUserContent(@Nullable String text) {
      super.writeUserContent(text == null ? null : VisibleText.ofLines(text));
    }
  }

  /** Puts the token against forged requests into every form that is posted. */
  final class Tokens implements HtmlInterceptor {
    private final @Nullable CsrfToken token;
    private boolean posted;

    Tokens(@Nullable CsrfToken token) {
      this.token = token;
    }

    private static Tokens of(HttpServletRequest request) {
      return new Tokens(
          request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken it ? it : null);
    }

    @Override
    public void onHtmlTagOpened(String tag, Map<String, Object> attributes, TemplateOutput out) {
      posted = "post".equals(attributes.get("method"));
    }

    @Override
    public void onHtmlTagClosed(String tag, TemplateOutput out) {
      if (posted && token != null) {
        out.writeContent("<input type=\"hidden\" name=\"");
        Escape.htmlAttribute(token.getParameterName(), out);
        out.writeContent("\" value=\"");
        Escape.htmlAttribute(token.getToken(), out);
        out.writeContent("\">");
      }
    }
  }
}
