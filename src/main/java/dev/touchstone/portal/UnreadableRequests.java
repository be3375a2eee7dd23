package dev.touchstone.portal;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Some requests are so odd that the web server answers them before any page of ours is asked. */
@Configuration(proxyBeanMethods = false)
class UnreadableRequests {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> pageOfOurs() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Page.class.getName());
              }
            });
  }

  /** Made by the web server, by its name. */
  public static final class Page extends ErrorReportValve {
    private static final String TEXT =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>That request cannot be understood · Touchstone</title></head>
        <body><main>
        <h1>That request cannot be understood</h1>
        <p>The address has something in it that does not belong there.</p>
        <p><a href="/">Start again from the portfolio.</a></p>
        </main></body>
        </html>
        """;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
      if (response.getStatus() < 400
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      try {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var writer = response.getReporter();
        if (writer != null) { // none where somebody took the stream
          writer.write(TEXT);
          response.finishResponse();
        }
      } catch (IOException | IllegalStateException e) {
        // Whoever asked is gone.
      }
    }
  }
}
