package dev.touchstone.server;

import dev.touchstone.access.People;
import dev.touchstone.access.Person;
import dev.touchstone.access.Scope;
import java.net.URI;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A started server and the services a program around it calls. */
public final class RunningServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  RunningServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Where a browser on this machine finds it. */
  public URI address() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    var port = server == null ? 0 : server.getPort();
    return URI.create("http://localhost:" + port + "/");
  }

  /** One of the server's services, e.g. {@code Publications}; call it inside {@link #as}. */
  public <T> T service(Class<T> type) {
    return context.getBean(type);
  }

  /** Does something on behalf of one of the vendor's people. */
  public <T, X extends Throwable> T as(Person person, ScopedValue.CallableOp<T, X> action)
      throws X {
    return Scope.in(new Scope.Staff(person.id().toString()), action);
  }

  /** Does something on behalf of the program itself, e.g. makes the first administrator. */
  public <T, X extends Throwable> T asTouchstone(ScopedValue.CallableOp<T, X> action) throws X {
    return Scope.in(new Scope.Staff(People.TOUCHSTONE), action);
  }

  /** Waits until somebody stops the server. */
  public void join() throws InterruptedException {
    var stopped = new java.util.concurrent.CountDownLatch(1);
    context.addApplicationListener(
        event -> {
          if (event instanceof org.springframework.context.event.ContextClosedEvent) {
            stopped.countDown();
          }
        });
    stopped.await();
  }

  @Override
  public void close() {
    context.close();
  }
}
