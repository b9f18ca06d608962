package org.djust.it.handlers;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

@Shouted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Shouting {

    @AroundInvoke
    Object shout(InvocationContext call) throws Exception {
        call.setParameters(new Object[] {call.getParameters()[0].toString().toUpperCase()});
        return call.proceed();
    }
}
