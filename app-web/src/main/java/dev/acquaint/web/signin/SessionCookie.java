package dev.acquaint.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Names and hardens the session cookie as the public address allows; web.xml cannot know it. Its SameSite attribute is
 * {@link LaxSessionRequest}'s matter, for the server keeps that one to itself.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Inject
    private PublicAddress address;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName(address.cookieName("acquaint-session"));
        cookie.setPath(address.cookiePath());
        cookie.setSecure(address.secure());
        cookie.setHttpOnly(true);
    }
}
