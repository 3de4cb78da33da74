package dev.acquaint.web.signin;

import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The console's front door: each to the page where their work is. */
@WebServlet("")
public class HomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentTenant currentTenant;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.go(request, response, home(currentTenant.caller()));
    }

    static String home(Caller caller) {
        if (caller.may(Permission.OPERATE_PLATFORM)) {
            return "/operator.xhtml";
        }
        if (caller.may(Permission.OWN_NETWORK)) {
            return "/inbox.xhtml";
        }
        if (caller.may(Permission.MANAGE_CLIENTS)) {
            return "/clients.xhtml";
        }
        return caller.may(Permission.MANAGE_MEMBERS) ? "/members.xhtml" : "/learn.xhtml";
    }
}
