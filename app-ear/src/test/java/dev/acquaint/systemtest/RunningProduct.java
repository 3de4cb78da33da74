package dev.acquaint.systemtest;

import dev.acquaint.stack.Ports;
import dev.acquaint.stack.Progress;
import dev.acquaint.stack.Site;
import dev.acquaint.stack.Stack;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the stack before the first system test, on ports and in a home of its own and from nothing, and ends it after
 * the last. With {@code -Dacquaint.stack.home=DIR} the tests use the one that runs there instead.
 */
final class RunningProduct implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningProduct.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        product(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Demo demo = context.getStore(NAMESPACE).remove(Demo.class, Demo.class);
        if (demo != null) {
            demo.close(context.getExecutionException().map(failure -> context.getDisplayName()));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Demo.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Demo.class, type -> new Demo(product(context)), Demo.class);
    }

    private static Product product(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Product.class, type -> Product.start(), Product.class);
    }

    /** The product under test, and the browser that visits it. */
    static final class Product implements CloseableResource, AutoCloseable {

        final Site site;
        final Browsers browsers = new Browsers();
        private final boolean ours;

        private Product(Site site, boolean ours) {
            this.site = site;
            this.ours = ours;
        }

        static Product start() {
            Site site = Site.of(Path.of(System.getProperty("acquaint.project")));
            String running = System.getProperty("acquaint.stack.home");
            if (running != null) {
                return new Product(site.withHome(Path.of(running)), false);
            }
            Product product = new Product(site.withHome(site.home().resolve("system-test")), true);
            Stack stack = product.stack();
            stack.reset();
            stack.start();
            return product;
        }

        private Stack stack() {
            return new Stack(site, Ports.usual().shiftedBy(20_000), new Progress(System.out));
        }

        @Override
        public void close() {
            browsers.close();
            if (ours) {
                stack().stop();
            }
        }
    }
}
