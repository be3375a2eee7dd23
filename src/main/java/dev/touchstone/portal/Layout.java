package dev.touchstone.portal;

import dev.touchstone.access.Person;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every page's frame needs: who is reading, in which colours, and where. */
@ControllerAdvice
class Layout {
  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request) {
    return Frame.of(request);
  }

  /**
   * @param theme {@code auto}, {@code light} or {@code dark}
   * @param here the address being read, to come back to
   */
  record Frame(@Nullable Person person, String theme, String here) {
    static Frame of(HttpServletRequest request) {
      var person = request.getAttribute(Person.class.getName()) instanceof Person it ? it : null;
      return new Frame(person, theme(request), here(request));
    }

    private static String here(HttpServletRequest request) {
      if (!request.getMethod().equals("GET")
          || request.getDispatcherType() == DispatcherType.ERROR) {
        return "/";
      }
      var query = request.getQueryString();
      return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String theme(HttpServletRequest request) {
      var cookies = request.getCookies();
      return cookies == null
          ? "auto"
          : Arrays.stream(cookies)
              .filter(cookie -> cookie.getName().equals(ThemeController.COOKIE))
              .map(Cookie::getValue)
              .filter(ThemeController.THEMES::contains)
              .findFirst()
              .orElse("auto");
    }

    public boolean signedIn() {
      return person != null;
    }

    public boolean staff() {
      return person != null && person.isStaff();
    }

    public String roles() {
      return person == null
          ? ""
          : String.join(", ", person.roles().stream().map(it -> it.title()).sorted().toList());
    }

    /** For which screens the dark sheet is; empty for none. */
    public String darkMedia() {
      return switch (theme) {
        case "dark" -> "all";
        case "light" -> "";
        default -> "(prefers-color-scheme: dark)";
      };
    }
  }

  /** Hands the reader to any page that asks for a {@link Person}. */
  @Configuration(proxyBeanMethods = false)
  static class Readers implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    @Override
    public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Person.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory factory) {
      var person = request.getAttribute(Person.class.getName(), NativeWebRequest.SCOPE_REQUEST);
      if (person == null) {
        throw new IllegalStateException("This page is for people who have signed in");
      }
      return person;
    }
  }
}
