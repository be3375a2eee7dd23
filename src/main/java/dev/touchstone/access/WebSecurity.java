package dev.touchstone.access;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/** Who may ask for which address, and what every answer says to the browser. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** Files that are the same for everybody: no session, and browsers may keep them. */
  @Bean
  @Order(1)
  SecurityFilterChain files(HttpSecurity http) {
    return http.securityMatcher("/assets/**", "/vendor/**", "/webjars/**", "/favicon.ico")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .securityContext(context -> context.disable())
        .sessionManagement(session -> session.disable())
        .headers(headers -> headers.cacheControl(cache -> cache.disable()))
        .build();
  }

  /** No database takes a text with a zero character, so that nobody gets to ask with one. */
  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http, PersonInSession session, PasswordSignIn passwords, Hierarchy hierarchy) {
    return http.authenticationProvider(passwords)
        .securityContext(context -> context.securityContextRepository(session))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers("/sign-in", "/theme", "/health")
                    .permitAll()
                    .requestMatchers("/data/**", "/people/**", "/runs/**")
                    .hasAnyRole(staff())
                    .requestMatchers("/audit/**")
                    .hasAnyRole(Role.AUDITOR.name(), Role.ADMINISTRATOR.name())
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("name")
                    .passwordParameter("password")
                    .defaultSuccessUrl("/")
                    .failureHandler(
                        (request, response, why) ->
                            response.sendRedirect(
                                request.getContextPath()
                                    + (why instanceof LockedException
                                        ? "/sign-in?wait"
                                        : "/sign-in?wrong"))))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
        .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=()")))
        .addFilterBefore(new ScopeFilter(hierarchy), AuthorizationFilter.class)
        .build();
  }

  private static CookieCsrfTokenRepository csrfCookie() {
    var cookie = new CookieCsrfTokenRepository();
    cookie.setCookieName("touchstone-csrf");
    cookie.setCookieCustomizer(it -> it.httpOnly(true).sameSite("Strict"));
    return cookie;
  }

  private static String[] staff() {
    return java.util.Arrays.stream(Role.values())
        .filter(role -> role != Role.PARTNER_USER)
        .map(Role::name)
        .toArray(String[]::new);
  }
}
