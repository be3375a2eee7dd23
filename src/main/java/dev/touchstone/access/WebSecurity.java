package dev.touchstone.access;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for which address, and what every answer says to the browser. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** A file that is opened by itself needs nothing but what it is. */
  private static final String FILES_SECURITY_POLICY =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

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
        .headers(
            headers ->
                headers
                    .cacheControl(cache -> cache.disable())
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives(FILES_SECURITY_POLICY)))
        .build();
  }

  /** No database takes a text with a zero character, so that nobody gets to ask with one. */
  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }

  /** Before anything else asks who calls. */
  @Bean
  FilterRegistrationBean<ProxyFilter> proxies(
      @Value("${touchstone.web.trusted-proxies:}") List<String> trusted,
      @Value("${touchstone.web.always-https:false}") boolean alwaysHttps) {
    var filter = new FilterRegistrationBean<>(new ProxyFilter(trusted, alwaysHttps));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return filter;
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      PersonInSession session,
      PasswordSignIn passwords,
      Door door,
      Hierarchy hierarchy) {
    // The manager itself, not a provider: that would be asked by the manager's parent once more.
    return http.authenticationManager(new ProviderManager(passwords))
        .securityContext(context -> context.securityContextRepository(session))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(Door.SIGN_IN, "/theme", "/health")
                    .permitAll()
                    .requestMatchers("/data/**")
                    .hasAnyRole(staff())
                    .requestMatchers("/audit/**")
                    .hasAnyRole(Role.AUDITOR.name(), Role.ADMINISTRATOR.name())
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage(Door.SIGN_IN)
                    .usernameParameter("name")
                    .passwordParameter("password")
                    .authenticationDetailsSource(SignInOrigin::of)
                    .successHandler(door)
                    .failureHandler(door))
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler(door)
                    .logoutSuccessUrl(Door.SIGN_IN + "?out"))
        .exceptionHandling(refused -> refused.accessDeniedHandler(door))
        .requestCache(cache -> cache.requestCache(door.returnTo()))
        .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
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

  private static String[] staff() {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.PARTNER_USER)
        .map(Role::name)
        .toArray(String[]::new);
  }
}
