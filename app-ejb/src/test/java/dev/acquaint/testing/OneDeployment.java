package dev.acquaint.testing;

import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;

/**
 * Deploys once for all test classes instead of once for each: Payara Micro takes a quarter of a minute. The server ends
 * with the test run.
 */
public final class OneDeployment implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder extensions) {
        extensions.observer(Deployer.class);
    }

    static final class Deployer {

        private DeploymentScenario shared;
        private boolean deployed;

        @Inject
        @ClassScoped
        private InstanceProducer<DeploymentScenario> ofThisClass;

        void generate(@Observes(precedence = 100) EventContext<GenerateDeployment> generation) {
            if (shared == null) {
                generation.proceed();
                shared = ofThisClass.get();
            } else {
                ofThisClass.set(shared);
            }
        }

        void deploy(@Observes(precedence = 100) EventContext<DeployManagedDeployments> deployment) {
            if (!deployed) {
                deployed = true;
                deployment.proceed();
            }
        }

        void keep(@Observes(precedence = 100) EventContext<UnDeployManagedDeployments> undeployment) {
            // The next class needs it.
        }
    }
}
